/** One calm line a step: what is being done, and a tick when it is. Colour and rewriting only on a terminal. */
const terminal = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;

function paint(code, text) {
  return terminal ? `\u001b[${code}m${text}\u001b[0m` : text;
}

function seconds(since) {
  const passed = (Date.now() - since) / 1000;
  return passed < 1 ? "" : paint(2, ` ${passed.toFixed(passed < 10 ? 1 : 0)} s`);
}

/**
 * Runs `work` under a line that says `title`.
 * @template T
 * @param {string} title what is being done
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = Date.now();
  if (terminal) process.stdout.write(`  ${paint(2, "·")} ${title} …`);
  try {
    const result = await work();
    if (terminal) process.stdout.write("\r\u001b[2K");
    process.stdout.write(`  ${paint(32, "✓")} ${title}${seconds(since)}\n`);
    return result;
  } catch (error) {
    if (terminal) process.stdout.write("\r\u001b[2K");
    process.stdout.write(`  ${paint(31, "✗")} ${title}${seconds(since)}\n`);
    throw error;
  }
}

/** A line between steps. */
export function say(text) {
  process.stdout.write(`  ${paint(2, "·")} ${text}\n`);
}

/** The one sentence that ends a failed command; details under it when there are any. */
export function complain(sentence, details) {
  process.stdout.write(`\n${sentence}\n${details ? `\n${details.trimEnd()}\n` : ""}`);
}
