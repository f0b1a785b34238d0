// Which address shows which page? Every page is a file of its own that is fetched when it is first wanted.
import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";
import { session } from "@/session/session";
import { homeOf, mayOpen } from "@/shell/roles";

const routes: RouteRecordRaw[] = [
  { path: "/login", name: "login", component: () => import("@/session/LoginPage.vue"), meta: { open: true } },
  { path: "/", redirect: () => (session.member ? homeOf(session.member.role) : { name: "login" }) },
  { path: "/cases", name: "queue", component: () => import("@/clerk/QueuePage.vue") },
  { path: "/cases/:id", name: "case", component: () => import("@/clerk/CasePage.vue"), props: true },
  { path: "/conversations/:id?", name: "conversations", component: () => import("@/conversations/TalksPage.vue"), props: true },
  { path: "/guides", name: "guides", component: () => import("@/guides/GuidesPage.vue") },
  { path: "/guides/:item", name: "guide", component: () => import("@/guides/EditorPage.vue"), props: true },
  { path: "/guides/:item/versions", name: "versions", component: () => import("@/guides/VersionsPage.vue"), props: true },
  { path: "/releases", name: "releases", component: () => import("@/guides/ReleasesPage.vue") },
  { path: "/questions", name: "questions", component: () => import("@/questions/QuestionsPage.vue") },
  { path: "/overview", name: "overview", component: () => import("@/overview/OverviewPage.vue") },
  { path: "/:rest(.*)", name: "elsewhere", component: () => import("@/shell/ElsewherePage.vue") },
];

export const router = createRouter({ history: createWebHistory("/console/"), routes });

router.beforeEach((to) => {
  if (to.meta.open) return session.member ? homeOf(session.member.role) : true;
  if (!session.member) return { name: "login", query: { next: to.fullPath } };
  return mayOpen(session.member.role, to.path) || homeOf(session.member.role);
});
