export const texts = {
  title: "Choose what is shown",
  text: "Draw or move the frame; with the keyboard, focus it and use the arrow keys. What lies outside is cut off and never shown to anybody.",
  label: "Frame of the picture",
  apply: "Show this part",
  whole: "Show the middle",
  cancel: "Cancel",
  broken: "Your browser cannot show this picture, so it cannot be cut here. The middle of it will be shown.",
} as const;
