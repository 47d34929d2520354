export const texts = {
  title: "Choose what is shown",
  text: "Draw or move the frame; with the keyboard, focus it and use the arrow keys. What lies outside the part you choose is cut off and never shown to anybody.",
  label: "Frame of the picture",
  apply: "Show this part",
  whole: "Show the middle",
  cancel: "Cancel",
  broken:
    "Your browser cannot show this picture, so it cannot be cut here. Pages will show its middle, and the whole of it can be opened by everybody.",
} as const;
