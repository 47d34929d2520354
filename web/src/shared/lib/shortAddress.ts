/** `0x1234…abcd`: enough to recognise, never enough to trust. */
export function shortAddress(value: string): string {
  return value.length > 13 ? `${value.slice(0, 6)}…${value.slice(-4)}` : value;
}
