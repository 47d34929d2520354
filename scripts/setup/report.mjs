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
 * Runs `work` under a line that says `title`; on a terminal, what `work` reports stands behind it meanwhile.
 * @template T
 * @param {string} title what is being done
 * @param {(report: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = Date.now();
  const show = (text) => {
    if (terminal) process.stdout.write(`\r\u001b[2K  ${paint(2, "·")} ${title} ${paint(2, text)}`);
  };
  const end = (mark) =>
    process.stdout.write(`${terminal ? "\r\u001b[2K" : ""}  ${mark} ${title}${seconds(since)}\n`);
  show("…");
  try {
    const result = await work(show);
    end(paint(32, "✓"));
    return result;
  } catch (error) {
    end(paint(31, "✗"));
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
