// Under which id is a turn known to both sides? Unguessable enough never to meet another of the same conversation.

export function newTurnId(): string {
  const random = Array.from({ length: 3 }, () => Math.floor(Math.random() * 0x100000000).toString(36));
  return `${Date.now().toString(36)}-${random.join("")}`.slice(0, 64);
}
