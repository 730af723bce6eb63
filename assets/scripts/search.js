/* The search page. */
import { startSearchPage } from "./search/search-page.js";

startSearchPage(document);
