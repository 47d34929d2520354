const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const month = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });

type DayProps = {
  /** ISO text. */
  readonly at: string;
  readonly show?: "day" | "month";
};

/** A moment of which only the day matters, or the month, with the exact one and its zone on hover. */
export function Day({ at, show = "day" }: DayProps) {
  const moment = new Date(at);
  return (
    <time dateTime={at} title={exact.format(moment)}>
      {(show === "day" ? day : month).format(moment)}
    </time>
  );
}
