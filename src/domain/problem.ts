// Every expected refusal: code, HTTP status (RFC 9457), and plain words in both languages — what happened, what to do.
// The code is short enough to be read out over the telephone.
import type { Finding } from './field.ts';
import type { Entry, Words } from './problem-entry.ts';
import { entry } from './problem-entry.ts';
import { requestProblems } from './problem-of-request.ts';
import { signInProblems } from './problem-of-sign-in.ts';

export const problems = {
  ...requestProblems,
  ...signInProblems,
  // One operation: kept by the server, final for the outbox
  'op-reused': entry(
    'G1',
    422,
    ['Một lần gửi khác đã dùng mã này.', 'Mở bản ghi, xem “bản của bạn”, sửa và lưu lại.'],
    [
      'Another sending already used this id.',
      'Open the entry, look at “your version”, and save it again.',
    ],
  ),
  'device-forked': entry(
    'G2',
    422,
    [
      'Máy này là bản sao của một máy khác.',
      'Nội dung đã được nhận. Ứng dụng tự lấy mã máy mới; không cần làm gì.',
    ],
    [
      'This device is a copy of another.',
      'The content was received. The app takes a new device id by itself; nothing to do.',
    ],
  ),
  'not-allowed': entry(
    'G3',
    403,
    [
      'Tài khoản không phụ trách đơn vị của bản ghi này.',
      'Tỉnh đã giữ nội dung. Hỏi người quản trị về đơn vị phụ trách.',
    ],
    [
      'Your account does not cover this entry’s unit.',
      'The province keeps the content. Ask your administrator about your units.',
    ],
  ),
  'device-revoked': entry(
    'G21',
    202,
    [
      'Máy này đã bị thu hồi.',
      'Tỉnh đã giữ nội dung, chờ người có trách nhiệm nhận. Hỏi quản trị.',
    ],
    [
      'This phone has been revoked.',
      'The province keeps the content until someone lets it in. Ask your administrator.',
    ],
  ),
  'needs-upgrade': entry(
    'G4',
    202,
    [
      'Máy chủ chưa biết loại thao tác này.',
      'Tỉnh đã giữ nội dung; sẽ xử lý sau khi nâng cấp máy chủ.',
    ],
    [
      'The server does not know this kind of change yet.',
      'The province keeps it until the server is upgraded.',
    ],
  ),
  'no-record': entry(
    'G5',
    202,
    ['Tỉnh chưa có bản ghi này.', 'Nội dung được giữ. Mở bản ghi và lưu lại một lần nữa.'],
    [
      'The province does not have this entry.',
      'The content is kept. Open the entry and save it again.',
    ],
  ),
  locked: entry(
    'G6',
    409,
    [
      'Bản ghi đã được duyệt nên không sửa trực tiếp.',
      'Thay đổi được giữ như một đề nghị; người duyệt sẽ xem.',
    ],
    [
      'The entry is approved and not edited directly.',
      'Your change is kept as a request for the reviewer.',
    ],
  ),
  invalid: entry(
    'G7',
    422,
    ['Một số ô chưa đúng.', 'Mở bản ghi, sửa các ô được đánh dấu rồi lưu lại.'],
    ['Some fields are not right.', 'Open the entry, fix the marked fields and save again.'],
  ),
  'record-exists': entry(
    'G8',
    409,
    ['Tỉnh đã có một bản ghi mang mã này.', 'Mở bản ghi để xem bản ở tỉnh và bản của bạn.'],
    [
      'The province already has an entry with this id.',
      'Open it to see the province’s version and yours.',
    ],
  ),
  'stale-review': entry(
    'G9',
    409,
    ['Bản ghi đã thay đổi sau khi anh/chị xem.', 'Xem lại bản mới rồi duyệt hoặc trả lại.'],
    [
      'The entry changed after you looked at it.',
      'Look at the new version, then approve or return it.',
    ],
  ),
  'not-reviewable': entry(
    'G10',
    409,
    ['Bản ghi không ở trạng thái chờ duyệt.', 'Tải lại hàng chờ; có thể người khác đã xử lý.'],
    [
      'The entry is not waiting for review.',
      'Refresh the queue; someone may have decided already.',
    ],
  ),
  'open-conflict': entry(
    'G11',
    409,
    ['Bản ghi còn chỗ hai người ghi khác nhau.', 'Chọn một giá trị trước khi duyệt.'],
    ['Two people’s values still differ in this entry.', 'Choose a value before approving.'],
  ),
  'own-record': entry(
    'G12',
    403,
    ['Người lập không tự duyệt bản ghi của mình.', 'Để người khác duyệt.'],
    ['You cannot approve your own entry.', 'Let someone else approve it.'],
  ),
  'not-checked': entry(
    'G23',
    409,
    [
      'Nội dung này chưa được khu vực kiểm tra (bước 1).',
      'Chờ khu vực kiểm tra xong rồi duyệt; nếu cần thì trả lại cho xã.',
    ],
    [
      'The area has not checked this content yet (step 1).',
      'Approve it once it is checked, or return it to the commune.',
    ],
  ),
  'second-step': entry(
    'G24',
    409,
    [
      'Tỉnh đang duyệt hai bước: duyệt và mở lại là việc của cấp tỉnh.',
      'Chọn “Kiểm tra xong”, hoặc trả lại bản đang chờ.',
    ],
    [
      'Review takes two steps here: approving and reopening is the province’s.',
      'Choose “Checked”, or return what is waiting.',
    ],
  ),
  'one-step': entry(
    'G25',
    409,
    ['Tỉnh đang duyệt một bước, không có bước kiểm tra riêng.', 'Mở bản ghi và duyệt thẳng.'],
    ['Review takes one step here; nothing is checked apart.', 'Open the entry and approve it.'],
  ),
  'note-needed': entry(
    'G13',
    422,
    ['Trả lại cần nói rõ điều phải sửa.', 'Ghi một câu, hoặc ghim ghi chú vào ô.'],
    ['A return must say what to fix.', 'Write a sentence, or pin a note to a field.'],
  ),
  'edited-after-delete': entry(
    'G14',
    409,
    ['Bản ghi đã bị hủy trước khi bạn sửa.', 'Chọn “Khôi phục” nếu vẫn cần bản ghi này.'],
    ['The entry was cancelled before your change.', 'Choose “Restore” if it is still needed.'],
  ),
  'delete-vs-edit': entry(
    'G15',
    409,
    ['Có người vừa sửa bản ghi mà bạn chưa thấy.', 'Xem bản mới rồi hủy lại nếu vẫn cần.'],
    [
      'Someone changed the entry before your cancelling.',
      'Look at it, then cancel again if needed.',
    ],
  ),
  'no-conflict': entry(
    'G20',
    409,
    [
      'Chỗ khác nhau này đã được giải quyết.',
      'Xem giá trị đang có trong bản ghi; không cần làm gì thêm.',
    ],
    ['This difference is already settled.', 'Look at the value in the entry; nothing more to do.'],
  ),
  'cannot-join': entry(
    'G22',
    409,
    [
      'Bản ghi kia không còn, đã hủy hoặc thuộc loại khác.',
      'Xem lại hai bản rồi chọn bản được giữ.',
    ],
    [
      'The other entry is gone, cancelled or of another type.',
      'Look at both again and choose the one to keep.',
    ],
  ),
  'moved-meanwhile': entry(
    'G17',
    409,
    [
      'Bản ghi vừa được chuyển sang nơi khác.',
      'Xem bản ghi ở nơi mới; nội dung bạn sửa vẫn được giữ.',
    ],
    [
      'The entry was moved elsewhere meanwhile.',
      'Look at it in its new place; your changes are kept.',
    ],
  ),
  'unit-unknown': entry(
    'G18',
    202,
    [
      'Chưa rõ bản ghi thuộc đơn vị nào sau sáp nhập.',
      'Tỉnh đã giữ nội dung ở mục “Chờ phân đơn vị” và sẽ phân về đúng xã; không cần nhập lại.',
    ],
    [
      'It is not clear which unit this entry belongs to after the merger.',
      'The province keeps it under “Waiting for a unit” and will assign it; do not enter it again.',
    ],
  ),
  differs: entry(
    'G16',
    409,
    ['Hai người ghi khác nhau.', 'Mở bản ghi và chọn một giá trị.'],
    ['Two people wrote different values.', 'Open the entry and choose one.'],
  ),
} as const satisfies Readonly<Record<string, Entry>>;

export type ProblemType = keyof typeof problems;

/** A refusal as it travels: its type, and the fields it is about. */
export interface Problem {
  readonly type: ProblemType;
  readonly fields?: readonly Finding[];
}

export function problem(type: ProblemType, fields?: readonly Finding[]): Problem {
  return fields ? { type, fields } : { type };
}

export function problemWords(
  type: ProblemType,
  language: 'vi' | 'en',
): Words & { readonly code: string } {
  return { ...problems[type][language], code: problems[type].code };
}

export function isProblemType(text: unknown): text is ProblemType {
  return typeof text === 'string' && Object.hasOwn(problems, text);
}
