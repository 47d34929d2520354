import { Link } from "@tanstack/react-router";
import { Mark } from "./Mark.tsx";
import { texts } from "./texts.ts";

const LINK = "inline-flex min-h-11 items-center text-soft underline-offset-4 hover:text-ink hover:underline";

export function Footer() {
  return (
    <footer className="mt-24 border-t border-line">
      <div className="page flex flex-col gap-6 py-8 md:flex-row md:items-start md:justify-between">
        <p className="flex max-w-[46ch] items-start gap-3 text-soft">
          <Mark className="mt-0.5 size-5 shrink-0 text-accent" />
          {texts.footer.promise}
        </p>
        <nav aria-label={texts.footer.links} className="-my-2.5 flex flex-wrap gap-x-6">
          <Link to="/help" className={LINK}>
            {texts.footer.how}
          </Link>
          <Link to="/help" hash="fees" className={LINK}>
            {texts.footer.fees}
          </Link>
          <Link to="/help" hash="disputes" className={LINK}>
            {texts.footer.disputes}
          </Link>
          <a href="/api/docs" className={LINK}>
            {texts.footer.api}
          </a>
        </nav>
      </div>
    </footer>
  );
}
