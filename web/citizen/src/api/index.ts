// Which client talks to the service on this platform?
import { session } from "@/session/session";
import { acceptLanguage } from "@/settings/settings";
import { createApi } from "./client";
import { h5Transport } from "./h5";
import { mpTransport } from "./mp";
import type { Transport } from "./port";

function transport(): Transport {
  // #ifdef H5
  if (h5Transport) return h5Transport;
  // #endif
  return mpTransport;
}

export const api = createApi(transport(), {
  session: () => session.token,
  language: () => acceptLanguage.value,
});
