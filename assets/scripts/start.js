/* Runs before the page is drawn, so that nothing moves afterwards: says that scripts run here, and folds what a reader
   chose to have folded. */
import { foldIfChosen } from "./site/learning-first.js";

document.documentElement.classList.add("app-scripts");
foldIfChosen(document.documentElement);
