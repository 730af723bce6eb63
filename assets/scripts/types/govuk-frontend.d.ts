/** What the site uses of the package, which ships no types of its own. */
export class ExitThisPage {
  constructor(root: Element);
}
