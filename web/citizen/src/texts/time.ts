// How is a moment told?
import { settings } from "@/settings/settings";
import { t } from "./index";

/** The city's clock (UTC+8), read by the UTC parts: days and hours are those of the papers, wherever the device is. */
const inCity = (at: Date) => new Date(at.getTime() + 8 * 3_600_000);

/** 12:05, as in the city. */
export function clockTime(iso: string): string {
  const at = inCity(new Date(iso));
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** 2026年3月2日, or 2 Mar 2026; of an ISO date or moment. */
export function dayText(iso: string | null | undefined): string {
  if (!iso) return "";
  const at = iso.length === 10 ? new Date(`${iso}T00:00:00Z`) : inCity(new Date(iso));
  if (settings.language !== "en") return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

export function momentText(iso: string): string {
  return `${dayText(iso)} ${clockTime(iso)}`;
}

/** Today, yesterday, or the date. */
export function dayHeading(day: string, now = new Date()): string {
  const today = isoDay(now);
  const yesterday = isoDay(new Date(now.getTime() - 86_400_000));
  if (day === today) return t.value.chat.today;
  return day === yesterday ? t.value.chat.yesterday : dayText(day);
}

/** 09:58 of a number of seconds. */
export function countdown(seconds: number): string {
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number: number) => String(number).padStart(2, "0");
/** The city's day of a moment, as 2026-03-02. */
export const isoDay = (at: Date) => inCity(at).toISOString().slice(0, 10);
