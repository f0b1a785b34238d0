// Who is logged in? The token lives in this tab only; when it is no longer good, the page stays and asks again.
import { reactive } from "vue";
import { ask, connection } from "@/api/client";
import type { Member } from "@/api/shapes";

const KEY = "console.session";

interface Session {
  token: string;
  member: Member | null;
  expired: boolean;
}

function stored(): Session {
  const nobody: Session = { token: "", member: null, expired: false };
  try {
    return { ...nobody, ...(JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Partial<Session>), expired: false };
  } catch {
    return nobody;
  }
}

export const session = reactive<Session>(stored());

connection.token = () => session.token;
connection.expired = () => {
  if (session.member) session.expired = true;
};

function keep(): void {
  if (session.token) sessionStorage.setItem(KEY, JSON.stringify({ token: session.token, member: session.member }));
  else sessionStorage.removeItem(KEY);
}

/** Log in; the errors of the service pass through. */
export async function logIn(number: string, password: string): Promise<Member> {
  const begun = await ask("post", "/api/v1/staff/sessions", { body: { number, password } });
  Object.assign(session, { token: begun.token, member: begun.member, expired: false });
  keep();
  return begun.member;
}

/** Log out; the token is thrown away even where the service cannot be told. */
export async function logOut(): Promise<void> {
  try {
    await ask("delete", "/api/v1/staff/sessions");
  } catch {
    // The session ends on this side in any case.
  }
  Object.assign(session, { token: "", member: null, expired: false });
  keep();
}
