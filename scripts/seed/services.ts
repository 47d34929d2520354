import { MADE_SERVICES } from "./services/made.ts";
import type { ServiceSeed } from "./services/service-seed.ts";
import { WRITTEN_SERVICES } from "./services/written.ts";

export const SERVICES: readonly ServiceSeed[] = [...MADE_SERVICES, ...WRITTEN_SERVICES];
