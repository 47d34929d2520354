/** As much of a pino logger as the mirror uses. */
export type MirrorLogger = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

export const silentLogger: MirrorLogger = { info() {}, warn() {}, error() {} };
