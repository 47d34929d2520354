import { accountRoutes } from "./accounts/routes.ts";
import { billingRoutes } from "./billing/routes.ts";
import { documentRoutes } from "./documents/routes.ts";
import { emailRoutes } from "./email/routes.ts";
import { fileRoutes } from "./files/routes.ts";
import { helpRoutes } from "./help/routes.ts";
import { jobRoutes } from "./jobs/routes.ts";
import { messageRoutes } from "./messages/routes.ts";
import { notificationRoutes } from "./notifications/routes.ts";
import { deliveryRoutes } from "./orders/delivery-routes.ts";
import { orderRoutes } from "./orders/routes.ts";
import { proposalRoutes } from "./proposals/routes.ts";
import { quoteRoutes } from "./quotes/routes.ts";
import { reviewRoutes } from "./reviews/routes.ts";
import type { Route } from "./route.ts";
import { serviceRoutes } from "./services/routes.ts";
import { systemRoutes } from "./system/routes.ts";

/** Every described route of the API: what is mounted, and what the OpenAPI document is made from. */
export const ROUTES: readonly Route[] = [
  ...systemRoutes,
  ...accountRoutes,
  ...serviceRoutes,
  ...jobRoutes,
  ...documentRoutes,
  ...fileRoutes,
  ...orderRoutes,
  ...messageRoutes,
  ...helpRoutes,
  ...notificationRoutes,
  ...emailRoutes,
  ...billingRoutes,
  ...proposalRoutes,
  ...deliveryRoutes,
  ...quoteRoutes,
  ...reviewRoutes,
];
