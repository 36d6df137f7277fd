/** What was measured of a sound track that was recorded, read back and decoded. Levels in dBFS, -100 (silence) to 0. */
export interface MeasuredSound {
  readonly kind: 'microphone' | 'system-sound';
  readonly label: string;
  /** Length of the decoded sound, milliseconds. */
  readonly lengthMs: number;
  readonly peakDbfs: number;
  /** Root mean square that the loudest twentieth of its moments (50 ms each) reach. */
  readonly loudDbfs: number;
  /** Root mean square that nine tenths of its moments exceed: the room, without the voice. */
  readonly floorDbfs: number;
  /** Readings of the device at full scale, and all of them; the device is read before anything is encoded. */
  readonly clippedReadings: number;
  readonly readings: number;
  /** How long a voice was heard, milliseconds; undefined where the voice detector did not run. */
  readonly voiceMs: number | undefined;
}

/** What was measured of a picture track that was recorded, read back and decoded. Greys from 0 to 255. */
export interface MeasuredPicture {
  readonly kind: 'screen' | 'camera';
  readonly label: string;
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** What the source was asked for. */
  readonly framesPerSecond: number;
  /** New frames that the device gave while it was recorded; undefined where the browser does not count them. */
  readonly framesCaptured: number | undefined;
  readonly framesEncoded: number;
  readonly framesDropped: number;
  /** Frames that were decoded again; undefined where reading back had to be cut short. */
  readonly framesRead: number | undefined;
  /** Take time of the first frame, and where the last one ends. */
  readonly startMs: number;
  readonly endMs: number;
  readonly look: PictureLook;
  /** For a screen: what is shared, where the browser says it, and whether the browser has stopped sending pictures of it. */
  readonly surface: 'monitor' | 'window' | 'browser' | undefined;
  readonly isMuted: boolean;
}

/** How all frames of a picture look together. */
export interface PictureLook {
  /** How many frames were looked at: of one nothing can be said about change. */
  readonly framesLooked: number;
  /** Mean grey of all frames. */
  readonly meanGrey: number;
  /** Standard deviation of the grey inside a frame, the largest of all frames: 0 is a single colour. */
  readonly spreadGrey: number;
  /** The brightest place of all frames. */
  readonly brightestGrey: number;
  /** Mean difference to the first frame, the largest of all frames: 0 is a still picture. */
  readonly changeGrey: number;
}

/** A microphone that was not chosen and was listened to because the chosen one gave nothing. */
export interface OtherMicrophone {
  readonly deviceId: string;
  readonly label: string;
  readonly peakDbfs: number;
}

/** Everything that a pre-flight measured. What is missing was not chosen, or this machine does not tell it. */
export interface Measured {
  readonly sounds: readonly MeasuredSound[];
  readonly pictures: readonly MeasuredPicture[];
  readonly others: readonly OtherMicrophone[];
  /** Length of the recording, milliseconds of take time. */
  readonly durationMs: number;
  /** Bytes of all tracks. */
  readonly bytes: number;
  readonly freeDiskBytes: number | undefined;
  readonly battery: { readonly isCharging: boolean; readonly levelShare: number } | undefined;
  /** The recorder lowered the quality by itself, because encoder or disk did not keep up. */
  readonly wasAdapted: boolean;
  readonly screenProblem: 'denied' | undefined;
  /** Whether the notes window showed its marker, and whether the recording has it. */
  readonly overlay: 'off' | 'kept-out' | 'leaks' | 'not-judged';
  readonly platform: Platform;
  /** How long the person is going to record, milliseconds. */
  readonly plannedMs: number;
}

/** What is known of a trial that the machine did not finish in time: what its encoders got through. */
export interface Unfinished extends Pick<Measured, 'pictures' | 'durationMs' | 'wasAdapted'> {
  readonly isUnfinished: true;
}

/** The systems whose settings we can explain. */
export type Platform = 'mac' | 'windows' | 'linux';

/** Node's name of a platform as one of ours. */
export const toPlatform = (name: string | undefined): Platform => {
  if (name === 'darwin') return 'mac';
  return name === 'win32' ? 'windows' : 'linux';
};
