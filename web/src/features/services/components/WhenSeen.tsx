import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";

/** Brings its children, and their code, when they are about to be scrolled into sight. */
export function WhenSeen({ children }: { readonly children: ReactNode }) {
  const [seen, setSeen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      rootMargin: "200px",
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} className="min-h-40">
      {seen && <Suspense>{children}</Suspense>}
    </div>
  );
}
