/** Beside the gallery, which loads late, so that the page does not carry them. */
export const texts = {
  pictures: (count: number) => `${count} pictures of this service`,
  picture: (at: number, count: number) => `Picture ${at} of ${count}`,
  show: (at: number, alt: string) => (alt ? `Show picture ${at}: ${alt}` : `Show picture ${at}`),
} as const;
