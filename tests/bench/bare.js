// The plainest page that can be made with livekit-client, for comparison: devices are
// open before the click; the click connects, publishes and waits for the first picture.
// With a token for a lobby, it is in that room until the click, as a member of ours is.
const params = new URLSearchParams(location.search);
const { Room, RoomEvent, createLocalTracks } = LivekitClient;

window.addEventListener("DOMContentLoaded", async () => {
  const tracks = await createLocalTracks({ audio: true, video: { resolution: { width: 640, height: 360 } } });
  const preview = document.createElement("video");
  document.body.append(preview);
  for (const track of tracks) if (track.kind === "video") track.attach(preview);
  const lobby = params.get("lobby") ? new Room() : null;
  if (lobby) {
    await lobby.connect(params.get("url"), params.get("lobby"));
    for (const track of tracks) await lobby.localParticipant.publishTrack(track);
  }
  const button = document.getElementById("join");
  button.addEventListener("click", async () => {
    performance.mark("join-click");
    const room = new Room({ adaptiveStream: true, dynacast: true });
    room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind !== "video") return;
      const element = document.createElement("video");
      element.muted = true;
      document.body.append(element);
      element.requestVideoFrameCallback(() => {
        if (performance.getEntriesByName("join").length > 0) return;
        performance.mark("first-remote-frame");
        performance.measure("join", "join-click", "first-remote-frame");
      });
      track.attach(element);
    });
    await room.connect(params.get("url"), params.get("token"));
    if (lobby) await lobby.disconnect(false);
    for (const track of tracks) await room.localParticipant.publishTrack(track);
  });
  button.dataset.ready = "true";
});
