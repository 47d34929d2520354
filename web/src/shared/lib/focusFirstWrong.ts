/** Takes the person to the first field that is wrong, once the page shows it so. It may be far from the button they pressed. */
export function focusFirstWrong(within: ParentNode | null): void {
  requestAnimationFrame(() => {
    const found = within?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] button');
    // In the middle, clear of what stays at the top and the foot of a phone's screen.
    found?.scrollIntoView({ block: "center" });
    found?.focus({ preventScroll: true });
  });
}
