import { Stars } from "../../../shared/reviews/Stars.tsx";
import { texts as reviewTexts } from "../../../shared/reviews/texts.ts";
import { Card } from "../../../shared/ui/Card.tsx";
import { texts } from "../texts.ts";

type Props = {
  /** How many reviews gave one star, two, ... five. */
  readonly stars: readonly number[];
  readonly reviews: number;
  readonly rating: number | null;
};

/** The average and what it is made of. */
export function Rating({ stars, reviews, rating }: Props) {
  const say = texts.rating;
  return (
    <Card title={say.title}>
      {rating === null ? (
        <p className="text-soft">{reviewTexts.none}</p>
      ) : (
        <div className="flex flex-col gap-4">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="text-head figures">{rating.toFixed(1)}</span>
            <Stars value={Math.round(rating)} />
            <span className="text-soft">{reviewTexts.count(reviews)}</span>
          </p>
          <ul className="flex flex-col gap-1">
            {[5, 4, 3, 2, 1].map((star) => {
              const count = stars[star - 1] ?? 0;
              return (
                <li key={star} className="flex items-center gap-3 text-note figures">
                  <span className="sr-only">{say.bar(star, count)}</span>
                  <span className="w-3" aria-hidden>
                    {star}
                  </span>
                  <span className="h-2 flex-1 overflow-hidden rounded-full bg-well" aria-hidden>
                    <span
                      className="block h-full rounded-full bg-wait"
                      style={{ inlineSize: `${(100 * count) / reviews}%` }}
                    />
                  </span>
                  <span className="w-8 text-end text-soft" aria-hidden>
                    {count}
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </Card>
  );
}
