/** Fewer ended orders than this make no rate: one of two would read as half (RVW-2). */
export const FEW_ORDERS = 3;
