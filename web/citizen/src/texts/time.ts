// How is a moment told?
import { settings } from "@/settings/settings";
import { t } from "./index";

/** 12:05, in the device's own time zone. */
export function clockTime(iso: string): string {
  const at = new Date(iso);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** 2026年3月2日, or 2 Mar 2026; of an ISO date or moment. */
export function dayText(iso: string | null | undefined): string {
  if (!iso) return "";
  const at = iso.length === 10 ? new Date(`${iso}T00:00:00`) : new Date(iso);
  if (settings.language !== "en") return `${at.getFullYear()}年${at.getMonth() + 1}月${at.getDate()}日`;
  return `${at.getDate()} ${MONTHS[at.getMonth()]} ${at.getFullYear()}`;
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
const isoDay = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
