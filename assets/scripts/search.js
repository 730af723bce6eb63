import { start } from "./search/main.js";

start();
