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

  // A media server that never took what was sent has nothing to report about it.
  let isReported = true;
  const statsOf = RTCRtpSender.prototype.getStats;
  RTCRtpSender.prototype.getStats = async function () {
    const reports = await statsOf.call(this);
    if (isReported) return reports;
    return new Map([...reports].filter(([, one]) => one.type !== "remote-inbound-rtp"));
  };

  const captured = [];
  const screens = [];
  const devices = navigator.mediaDevices;
  const getUserMedia = devices?.getUserMedia.bind(devices);
  if (devices) {
    const getDisplayMedia = devices.getDisplayMedia?.bind(devices);
    devices.getDisplayMedia = async (wanted) => {
      const stream = await getDisplayMedia(wanted);
      screens.push(...stream.getTracks());
      return stream;
    };
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
    hideReports() {
      isReported = false;
    },
    /** What this page decodes of one person: pictures and the energy of their voice. */
    async of(name) {
      const track = trackIn(tileOf(name)?.querySelector("video"));
      if (track && participantOf(track.id)) participants.set(name, participantOf(track.id));
      const whose = participants.get(name);
      const count = { frames: 0, energy: 0, packets: 0, width: 0 };
      for (const one of await reports()) {
        if (one.type !== "inbound-rtp") continue;
        if (one.kind === "video" && one.trackIdentifier === track?.id) {
          count.frames += one.framesDecoded ?? 0;
          count.packets += one.packetsReceived ?? 0;
          count.width = one.frameWidth ?? 0;
        }
        if (one.kind === "audio" && whose && participantOf(one.trackIdentifier) === whose) {
          count.energy += one.totalAudioEnergy ?? 0;
        }
      }
      return count;
    },
    /** What this page decodes of what is large, and hears of who shows it. */
    async field() {
      const track = trackIn(document.querySelector("[data-field] video"));
      const count = { frames: 0, energy: 0, width: 0 };
      for (const one of track ? await reports() : []) {
        if (one.type !== "inbound-rtp") continue;
        if (one.kind === "video" && one.trackIdentifier === track.id) {
          count.frames += one.framesDecoded ?? 0;
          count.width = one.frameWidth ?? 0;
        }
        if (one.kind === "audio" && participantOf(one.trackIdentifier) === participantOf(track.id)) {
          count.energy += one.totalAudioEnergy ?? 0;
        }
      }
      return count;
    },
    /** What this page takes of its screen: "audio", "video". */
    sharing() {
      return screens.filter((track) => track.readyState === "live").map((track) => track.kind).sort();
    },
    /** What this page has sent so far, in packets. */
    async sent() {
      const packets = { audio: 0, video: 0 };
      for (const one of await reports()) {
        if (one.type === "outbound-rtp") packets[one.kind] += one.packetsSent ?? 0;
      }
      return packets;
    },
    /** What this page has received so far, in packets. */
    async taken() {
      const packets = { audio: 0, video: 0 };
      for (const one of await reports()) {
        if (one.type === "inbound-rtp") packets[one.kind] += one.packetsReceived ?? 0;
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
    /** How wide a picture the open camera takes, in pixels. */
    camera() {
      const living = captured.filter((track) => track.readyState === "live");
      return living.find((track) => track.kind === "video")?.getSettings().width ?? 0;
    },
    /** The device that is open for "audio" or "video", by its id. */
    device(kind) {
      const living = captured.filter((track) => track.readyState === "live");
      return living.find((track) => track.kind === kind)?.getSettings().deviceId ?? "";
    },
    /** Which devices this page has open: "audio", "video". */
    open() {
      const living = captured.filter((track) => track.readyState === "live");
      return [...new Set(living.map((track) => track.kind))].sort();
    },
  };
})();
