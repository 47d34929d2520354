import { OPEN_ORDERS } from "./history/open.ts";
import { PAST_ORDERS } from "./history/past.ts";

/** Orders in every status. Delivery times are those of the packages in services.ts. */
export const ORDERS = [...PAST_ORDERS, ...OPEN_ORDERS];
