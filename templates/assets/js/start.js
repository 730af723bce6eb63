/* Runs before the page is drawn, so that nothing moves afterwards: says that scripts run here. */
document.documentElement.classList.add("app-scripts");
