import { start } from "./search/search-page.js";

start();
