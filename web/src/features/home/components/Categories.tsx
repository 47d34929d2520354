import { Link } from "@tanstack/react-router";
import AudioLines from "lucide-react/icons/audio-lines";
import Bot from "lucide-react/icons/bot";
import Briefcase from "lucide-react/icons/briefcase";
import Clapperboard from "lucide-react/icons/clapperboard";
import Code from "lucide-react/icons/code";
import Languages from "lucide-react/icons/languages";
import Megaphone from "lucide-react/icons/megaphone";
import PenLine from "lucide-react/icons/pen-line";
import Shapes from "lucide-react/icons/shapes";
import Tag from "lucide-react/icons/tag";
import { useConfig } from "../../../shared/lib/config.ts";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { texts } from "../texts.ts";

const ICONS: Readonly<Record<string, typeof Tag>> = {
  Design: Shapes,
  Writing: PenLine,
  Programming: Code,
  Video: Clapperboard,
  "Music and audio": AudioLines,
  Marketing: Megaphone,
  Translation: Languages,
  "AI services": Bot,
  Business: Briefcase,
};

export function Categories() {
  const categories = useConfig()?.categories;
  return (
    <nav aria-label={texts.categories}>
      <ul className="flex flex-wrap gap-2">
        {categories?.map((category) => {
          const Icon = ICONS[category] ?? Tag;
          return (
            <li key={category}>
              <Link
                to="/services"
                search={{ category }}
                preload="intent"
                className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-line bg-card px-3 text-note text-soft transition-colors duration-100 hover:border-edge hover:text-ink"
              >
                <Icon className="size-4 text-accent" aria-hidden />
                {category}
              </Link>
            </li>
          );
        }) ?? <Skeleton className="h-11 w-full" />}
      </ul>
    </nav>
  );
}
