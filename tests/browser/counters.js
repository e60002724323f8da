// Counts what a page really decodes and sends. Only the tests bring it along.
(() => {
  const connections = [];
  const streams = new Map();
  const participants = new Map();
  const rung = [];
  const listen = ({ channel }) =>
    channel.addEventListener("message", async ({ data }) => {
      const bytes = data instanceof Blob ? await data.arrayBuffer() : data;
      rung.push(typeof bytes === "string" ? bytes : String.fromCharCode(...new Uint8Array(bytes)));
    });

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...options) {
      super(...options);
      connections.push(this);
      this.addEventListener("datachannel", listen);
      this.addEventListener("track", ({ track, streams: [stream] }) => {
        streams.set(track.id, stream?.id ?? "");
      });
    }
    createDataChannel(...options) {
      const channel = super.createDataChannel(...options);
      listen({ channel });
      return channel;
    }
  };

  const captured = [];
  const devices = navigator.mediaDevices;
  const getUserMedia = devices?.getUserMedia.bind(devices);
  if (devices) {
    devices.getUserMedia = async (wanted) => {
      const stream = await getUserMedia(wanted);
      captured.push(...stream.getTracks());
      return stream;
    };
  }

  const reports = async () => {
    const living = connections.filter((one) => one.connectionState !== "closed");
    const all = await Promise.all(living.map((one) => one.getStats()));
    return all.flatMap((report) => [...report.values()]);
  };
  const participantOf = (trackId) => (streams.get(trackId) ?? "").split("|")[0];
  const trackIn = (video) => video?.srcObject?.getVideoTracks()[0] ?? null;
  const tileOf = (name) =>
    [...document.querySelectorAll("figure[data-seat]")].find((tile) =>
      [name, `${name} (you)`].includes(tile.querySelector("figcaption b")?.textContent),
    );

  window.counters = {
    rung,
    connections,
    /** What this page decodes of one person: pictures and the energy of their voice. */
    async of(name) {
      const track = trackIn(tileOf(name)?.querySelector("video"));
      if (track && participantOf(track.id)) participants.set(name, participantOf(track.id));
      const whose = participants.get(name);
      const count = { frames: 0, energy: 0, packets: 0 };
      for (const one of await reports()) {
        if (one.type !== "inbound-rtp") continue;
        if (one.kind === "video" && one.trackIdentifier === track?.id) {
          count.frames += one.framesDecoded ?? 0;
          count.packets += one.packetsReceived ?? 0;
        }
        if (one.kind === "audio" && whose && participantOf(one.trackIdentifier) === whose) {
          count.energy += one.totalAudioEnergy ?? 0;
        }
      }
      return count;
    },
    /** What this page has sent so far, in packets. */
    async sent() {
      const packets = { audio: 0, video: 0 };
      for (const one of await reports()) {
        if (one.type === "outbound-rtp") packets[one.kind] += one.packetsSent ?? 0;
      }
      return packets;
    },
    /** Over what the living connections go: "udp" or "tcp". */
    async transports() {
      const all = await reports();
      const found = new Set();
      for (const pair of all) {
        if (pair.type !== "candidate-pair" || pair.state !== "succeeded" || !pair.nominated) continue;
        found.add(all.find((one) => one.id === pair.localCandidateId)?.protocol);
      }
      return [...found];
    },
    /** Which devices this page has open: "audio", "video". */
    open() {
      const living = captured.filter((track) => track.readyState === "live");
      return [...new Set(living.map((track) => track.kind))].sort();
    },
  };
})();
