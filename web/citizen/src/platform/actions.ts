// What does a platform do its own way: copying, calling, maps, documents?
import { api } from "@/api";
import { h5Document } from "@/api/h5";
import { mpDocument } from "@/api/mp";
import type { ConversationRef } from "@/api/types";

export async function copyText(text: string): Promise<void> {
  // #ifdef H5
  await navigator.clipboard.writeText(text);
  // #endif
  // #ifndef H5
  await uni.setClipboardData({ data: text });
  // #endif
}

export function call(number: string): void {
  // #ifdef H5
  location.href = `tel:${number}`;
  // #endif
  // #ifndef H5
  void uni.makePhoneCall({ phoneNumber: number });
  // #endif
}

export interface Spot {
  name: string;
  address: string;
  latitude: number;
  longitude: number;
}

/** Shows a place on a map: WeChat's own, or a map page in another tab, which learns nothing but the place. */
export function showOnMap(spot: Spot): void {
  // #ifdef H5
  const name = encodeURIComponent(spot.name);
  const map = `https://uri.amap.com/marker?position=${spot.longitude},${spot.latitude}&name=${name}`;
  window.open(map, "_blank", "noopener,noreferrer");
  // #endif
  // #ifndef H5
  void uni.openLocation({ ...spot });
  // #endif
}

/** An address to show in a sheet, or an empty text where the platform has opened the document itself. */
export async function openDocument(path: string, ref?: ConversationRef): Promise<string> {
  // #ifdef H5
  if (typeof document !== "undefined") return h5Document(path, api.headers(ref));
  // #endif
  await mpDocument(path, api.headers(ref));
  return "";
}
