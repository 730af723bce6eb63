/* The page of the briefing pack. */
import { startBriefing } from "./briefing/briefing-page.js";

startBriefing(document, window);
