// How may one log in here? Asked once.
import { api } from "@/api";
import type { SessionOptions } from "@/api/types";

const NONE: SessionOptions = { demo: [], staff: [], password: "", wechat: false, region: "9901", regions: [] };
let asked: Promise<SessionOptions> | null = null;

/** A service that does not say has neither demo citizens nor WeChat. */
export function sessionOptions(): Promise<SessionOptions> {
  asked ??= api.options().catch(() => {
    asked = null;
    return NONE;
  });
  return asked;
}
