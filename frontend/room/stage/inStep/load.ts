/** Fetching a whole piece before it plays, a part at a time. */

const part = 2 * 1024 * 1024;
const patience = 2_000;

export class GoneError extends Error {}

/** The file as a blob. Goes on where it was when the line breaks; throws GoneError on 404. */
export async function load(
  address: string,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const parts: Blob[] = [];
  let got = 0;
  let size = Number.POSITIVE_INFINITY;
  while (got < size) {
    signal.throwIfAborted();
    const response = await fetchPart(address, got, signal);
    if (response === null) {
      await new Promise((done) => setTimeout(done, patience));
      continue;
    }
    size = Number(response.headers.get("Content-Range")?.split("/")[1]);
    const blob = await response.blob().catch(() => null);
    if (!blob) continue;
    parts.push(blob);
    got += blob.size;
    tell(got / size);
  }
  return new Blob(parts, { type: parts[0]?.type ?? "" });
}

async function fetchPart(
  address: string,
  from: number,
  signal: AbortSignal,
): Promise<Response | null> {
  const headers = { Range: `bytes=${from}-${from + part - 1}` };
  const response = await fetch(address, { headers, signal, cache: "no-store" }).catch(() => null);
  if (response?.status === 404) throw new GoneError();
  return response?.status === 206 ? response : null;
}
