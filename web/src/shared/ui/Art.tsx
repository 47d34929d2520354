import type { Picture } from "../lib/art.ts";

/** Draws a generated picture; a decoration, so it is silent to screen readers. */
export function Art({ picture, className }: { readonly picture: Picture; readonly className?: string }) {
  return (
    <svg
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      preserveAspectRatio="xMidYMid slice"
      className={className}
      aria-hidden="true"
      focusable="false"
    >
      <rect width={picture.width} height={picture.height} fill={picture.ground} />
      {picture.shapes.map((shape) => (
        <path key={shape.d} d={shape.d} fill={shape.fill} opacity={shape.opacity} />
      ))}
    </svg>
  );
}
