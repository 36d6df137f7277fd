/** A picture that has gone through a call inside the page: its track is muted and unmuted from the other end, as a system would do it. */
export const loopback = async (stream: MediaStream) => {
  const sender = new RTCPeerConnection();
  const receiver = new RTCPeerConnection();
  for (const [from, to] of [
    [sender, receiver],
    [receiver, sender],
  ] as const)
    from.addEventListener('icecandidate', ({ candidate }) => {
      to.addIceCandidate(candidate ?? undefined).catch(() => undefined);
    });
  const arrived = new Promise<MediaStreamTrack>((resolve) => {
    receiver.addEventListener('track', ({ track }) => resolve(track));
  });
  const [picture] = stream.getVideoTracks();
  if (!picture) throw new Error('No picture.');
  const transceiver = sender.addTransceiver(picture, { direction: 'sendonly' });
  const agree = async (): Promise<void> => {
    await sender.setLocalDescription();
    if (sender.localDescription) await receiver.setRemoteDescription(sender.localDescription);
    await receiver.setLocalDescription();
    if (receiver.localDescription) await sender.setRemoteDescription(receiver.localDescription);
  };
  await agree();
  const track = await arrived;
  if (track.muted) await new Promise((resolve) => track.addEventListener('unmute', resolve, { once: true }));
  return {
    stream: new MediaStream([track]),
    setSending: async (isSending: boolean): Promise<void> => {
      transceiver.direction = isSending ? 'sendonly' : 'inactive';
      await agree();
    },
    close: () => {
      sender.close();
      receiver.close();
    },
  };
};
