// Can words be spoken here? Through the browser's recogniser, or the mini-program's plug-in; both are the platform's.
import { acceptLanguage } from "@/settings/settings";

export interface Voice {
  /** Begins to listen; the words come once. */
  start(heard: (text: string) => void, ended: () => void): void;
  stop(): void;
}

interface Recogniser {
  lang: string;
  onresult: (event: { results: { 0: { transcript: string } }[] }) => void;
  onend: () => void;
  onerror: () => void;
  start(): void;
  stop(): void;
}

interface SpeechPlugin {
  getRecordRecognitionManager(): {
    start(options: { lang: string }): void;
    stop(): void;
    onStop: (result: { result: string }) => void;
    onError: () => void;
  };
}

/** None where the platform cannot. */
export function voiceHere(): Voice | null {
  // #ifdef H5
  if (typeof window !== "undefined") return browserVoice();
  // #endif
  return pluginVoice();
}

function browserVoice(): Voice | null {
  const known = window as unknown as Record<string, (new () => Recogniser) | undefined>;
  const Found = known.SpeechRecognition ?? known.webkitSpeechRecognition;
  if (!Found) return null;
  const recogniser = new Found();
  return {
    start(heard, ended) {
      recogniser.lang = acceptLanguage.value === "zh-Hant" ? "zh-TW" : acceptLanguage.value;
      recogniser.onresult = (event) => heard(event.results[0]?.[0].transcript ?? "");
      recogniser.onend = recogniser.onerror = ended;
      recogniser.start();
    },
    stop: () => recogniser.stop(),
  };
}

function pluginVoice(): Voice | null {
  // A mini-program without the plug-in does not know this function or throws; then there is no voice button.
  try {
    const load = (globalThis as unknown as { requirePlugin?: (name: string) => SpeechPlugin }).requirePlugin;
    const manager = load?.("WechatSI").getRecordRecognitionManager();
    if (!manager) return null;
    return {
      start(heard, ended) {
        manager.onStop = ({ result }) => {
          heard(result);
          ended();
        };
        manager.onError = ended;
        manager.start({ lang: acceptLanguage.value === "en" ? "en_US" : "zh_CN" });
      },
      stop: () => manager.stop(),
    };
  } catch {
    return null;
  }
}
