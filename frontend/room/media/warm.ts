/** A page's first connection takes as long as joining itself: the browser wakes its media for it. */

const awakeFor = 1_500;

/** Connect the page to itself once, with what it will send; nothing leaves the device. */
export async function wakeMedia(
  tracks: readonly MediaStreamTrack[],
  signal: AbortSignal,
): Promise<void> {
  const near = new RTCPeerConnection();
  const far = new RTCPeerConnection();
  const end = (): void => {
    near.close();
    far.close();
  };
  signal.addEventListener("abort", end);
  const pass = (to: RTCPeerConnection) => (event: RTCPeerConnectionIceEvent) => {
    if (event.candidate) void to.addIceCandidate(event.candidate).catch(() => undefined);
  };
  near.addEventListener("icecandidate", pass(far));
  far.addEventListener("icecandidate", pass(near));
  try {
    for (const track of tracks) near.addTrack(track);
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
  } catch {
    end();
    return;
  }
  setTimeout(end, awakeFor);
}
