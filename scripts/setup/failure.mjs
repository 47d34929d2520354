/** A failure that a person can read: one sentence with the way on. `details` is shown below it. */
export class Failure extends Error {
  constructor(sentence, details) {
    super(sentence);
    this.name = "Failure";
    this.details = details;
  }
}

const CAUSES = [
  [
    /ENOSPC|no space left on device/i,
    "The disk is full. Free some space (about 2 GB are needed) and run the command again.",
  ],
  [
    /EDQUOT|quota exceeded/i,
    "Your disk quota is used up. Free some space (about 2 GB are needed) and run the command again.",
  ],
  [
    /EROFS|read-only file system/i,
    "This folder is on a read-only file system. Clone the project somewhere writable and run the command again.",
  ],
  [
    /EACCES|EPERM|permission denied/i,
    "This user may not write here. Give yourself this folder (and npm's cache folder), then run the command again.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT|network (request|timeout)/i,
    "npm's registry cannot be reached. Connect to the network (or set npm's proxy) and run the command again.",
  ],
  [
    /EINTEGRITY/i,
    "A downloaded package is not what the lock file says. Run `npm cache verify`, then run the command again.",
  ],
  [
    /E401|E403/,
    "npm's registry refuses this machine. Check `npm config get registry`, then run the command again.",
  ],
  [/EMFILE|ENFILE/, "Too many open files. Raise the limit (`ulimit -n 4096`) and run the command again."],
  [
    /ENOMEM|heap out of memory|Cannot allocate memory/i,
    "The memory is used up. Close something (about 2 GB are needed) and run the command again.",
  ],
];

/**
 * The sentence for what a tool printed or threw, when it is one of the known troubles of machines; else null.
 * @param {string} text
 * @returns {string | null}
 */
export function causeOf(text) {
  const cause = CAUSES.find(([pattern]) => pattern.test(text));
  return cause ? cause[1] : null;
}

/** The last lines of a tool's output. */
export function tail(text, lines = 30) {
  return text.trimEnd().split("\n").slice(-lines).join("\n");
}
