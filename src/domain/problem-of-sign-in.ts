// Refusals at the door and of accounts: signing in, invitations, the rights of an account. Codes D.
import type { Entry } from './problem-entry.ts';
import { entry } from './problem-entry.ts';

export const signInProblems = {
  unauthorized: entry(
    'D1',
    401,
    ['Phiên đăng nhập đã hết.', 'Bản ghi vẫn ở trên máy. Đăng nhập lại để gửi.'],
    [
      'Your session has ended.',
      'Your entries are still on this device. Sign in again to send them.',
    ],
  ),
  'wrong-password': entry(
    'D2',
    401,
    ['Tên đăng nhập hoặc mật khẩu không đúng.', 'Kiểm tra lại, hoặc hỏi người quản trị.'],
    ['The login or password is wrong.', 'Check them, or ask your administrator.'],
  ),
  forbidden: entry(
    'D3',
    403,
    ['Tài khoản này không được làm việc đó.', 'Hỏi người quản trị của tỉnh nếu cần.'],
    ['This account may not do that.', 'Ask your province administrator if you need it.'],
  ),
  'wrong-setup-code': entry(
    'D4',
    403,
    ['Mã cài đặt không đúng hoặc đã dùng.', 'Xem mã trên màn hình máy chủ khi khởi động.'],
    ['The setup code is wrong or used.', 'Read it from the server’s start-up output.'],
  ),
  'login-taken': entry(
    'D5',
    409,
    ['Tên đăng nhập này đã có.', 'Chọn tên khác.'],
    ['This login exists already.', 'Choose another.'],
  ),
  'bad-account': entry(
    'D6',
    422,
    [
      'Thông tin tài khoản chưa đủ.',
      'Tên từ 3 ký tự, mật khẩu từ 10 ký tự, và đơn vị phù hợp vai trò.',
    ],
    [
      'The account is incomplete.',
      'Login of 3 signs, password of 10, and units that fit the role.',
    ],
  ),
  'weak-password': entry(
    'D8',
    422,
    [
      'Mật khẩu này dễ đoán.',
      'Cần từ 10 ký tự, không phải tên đăng nhập, không phải mật khẩu nhiều người dùng. Một câu dễ nhớ là tốt nhất.',
    ],
    [
      'This password is easy to guess.',
      'At least 10 signs, not the login, not one that many use. A sentence you remember is best.',
    ],
  ),
  'bad-invitation': entry(
    'D9',
    403,
    [
      'Giấy mời này đã dùng, đã hết hạn hoặc gõ chưa đúng.',
      'So lại mã trên giấy; nếu đúng, xin quản trị in giấy mời mới.',
    ],
    [
      'This invitation is used, expired or mistyped.',
      'Compare the code; if it is right, ask your administrator for a new one.',
    ],
  ),
  'sheet-faults': entry(
    'D10',
    422,
    ['Bảng còn dòng chưa đúng, chưa tạo tài khoản nào.', 'Chọn lại tệp để xem từng lỗi.'],
    ['Some rows are wrong; no account was made.', 'Choose the file again to see each fault.'],
  ),
  'oidc-refused': entry(
    'D11',
    403,
    ['Lượt đăng nhập này đã hủy hoặc hết hạn.', 'Bấm lại nút đăng nhập. Bản ghi vẫn ở trên máy.'],
    ['This sign-in was cancelled or is over.', 'Tap sign in again. Your entries are still here.'],
  ),
  'oidc-silent': entry(
    'D12',
    503,
    [
      'Dịch vụ đăng nhập không trả lời.',
      'Vài phút nữa thử lại, hoặc dùng mật khẩu. Bản ghi vẫn ở trên máy.',
    ],
    [
      'The sign-in service does not answer.',
      'Try again in some minutes, or use a password. Your entries are still here.',
    ],
  ),
  'unknown-subject': entry(
    'D13',
    403,
    [
      'Người dùng này chưa mở tài khoản nào của sổ, hoặc tài khoản đã đóng.',
      'Mở giấy mời rồi chọn nút này một lần. Chưa có giấy mời thì hỏi quản trị.',
    ],
    [
      'This person has opened no account here, or it is closed.',
      'Open your invitation and choose this button once. Without one ask your administrator.',
    ],
  ),
  'subject-taken': entry(
    'D15',
    409,
    [
      'Người dùng này đang dùng một tài khoản khác của sổ.',
      'Đặt mật khẩu cho tài khoản này; giấy mời vẫn dùng được.',
    ],
    [
      'This person uses another account here.',
      'Set a password for this one; the invitation is still good.',
    ],
  ),
} as const satisfies Readonly<Record<string, Entry>>;
