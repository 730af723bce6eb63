/* What every page has. Each part is a module of its own and leaves a page without its elements alone. */
import { tidyAddress } from "./page/address.js";
import { copyLinks } from "./page/copy-link.js";
import { exitThisPage } from "./page/exit.js";
import { narrowPoints } from "./page/narrow.js";

tidyAddress(window.location, window.history);
copyLinks(document);
exitThisPage(document);
narrowPoints(document);
