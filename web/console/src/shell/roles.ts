// Which pages are for whom?
import type { Texts } from "@/texts";

export type PageName = "queue" | "conversations" | "guides" | "releases" | "questions" | "overview";

export interface Page {
  name: PageName;
  to: string;
  /** The letter after g. */
  key: string;
  roles: readonly string[];
}

const CLERKS = ["clerk"] as const;
const READERS = ["reviewer", "admin"] as const;

export const PAGES: readonly Page[] = [
  { name: "queue", to: "/cases", key: "c", roles: CLERKS },
  { name: "conversations", to: "/conversations", key: "t", roles: CLERKS },
  { name: "guides", to: "/guides", key: "g", roles: READERS },
  { name: "releases", to: "/releases", key: "r", roles: READERS },
  { name: "questions", to: "/questions", key: "q", roles: READERS },
  { name: "overview", to: "/overview", key: "o", roles: READERS },
];

export function pagesOf(role: string | undefined): readonly Page[] {
  return PAGES.filter((page) => page.roles.includes(role ?? ""));
}

/** Where somebody of this role begins. */
export function homeOf(role: string | undefined): string {
  return pagesOf(role)[0]?.to ?? "/elsewhere";
}

/** Whether the role may open the address. */
export function mayOpen(role: string | undefined, path: string): boolean {
  const page = PAGES.find((one) => path === one.to || path.startsWith(`${one.to}/`));
  return !page || page.roles.includes(role ?? "");
}

export function pageTitle(page: Page, texts: Texts): string {
  return texts.nav[page.name];
}
