import { useCallback, useEffect, useRef } from "react";

/** Says whether its form was closed meanwhile: who closes one while it is busy wants nothing more of it. */
export function useGone(): () => boolean {
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  return useCallback(() => gone.current, []);
}
