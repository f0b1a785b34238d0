// When does the network come back?

export function onOnline(act: () => void): void {
  // #ifdef H5
  if (typeof window !== "undefined") window.addEventListener("online", act);
  // #endif
  // #ifndef H5
  uni.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) act();
  });
  // #endif
}
