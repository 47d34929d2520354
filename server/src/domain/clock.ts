/**
 * The time that deadlines are judged by, in unix seconds: the wall's, or the newest mirrored block's when that is
 * later (a local chain can be moved ahead), for the contract knows only the chain's.
 */
export type Clock = () => Promise<number>;
