// Another idea by its number and title, as a way there.
import { Link } from "@tanstack/react-router";
import type { NamedIdea } from "@/api";

export const IdeaLink = ({ idea }: { idea: NamedIdea }) => (
  <Link
    to="/ideas/$ideaId"
    params={{ ideaId: idea.id }}
    className="link ell"
    title={`${idea.shown_id} ${idea.title}`}
  >
    {idea.shown_id} {idea.title}
  </Link>
);
