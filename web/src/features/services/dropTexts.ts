export const dropTexts = {
  without: (filter: string) => `Try without “${filter}”`,
} as const;
