// Refusals of whole requests: nothing of the request was taken in. RFC 9457
import type { Entry } from './problem-entry.ts';
import { entry } from './problem-entry.ts';

export const requestProblems = {
  malformed: entry(
    'Y1',
    400,
    ['Máy chủ không đọc được yêu cầu.', 'Bản ghi vẫn ở trên máy. Cập nhật ứng dụng rồi gửi lại.'],
    [
      'The server could not read the request.',
      'Your entries are still on this device. Update the app and send again.',
    ],
  ),
  'too-large': entry(
    'Y2',
    413,
    ['Gói gửi quá lớn.', 'Máy sẽ tự chia nhỏ và gửi lại; không cần làm gì.'],
    ['The package is too large.', 'The app splits it and sends again by itself.'],
  ),
  'wrong-media': entry(
    'Y3',
    415,
    ['Kiểu dữ liệu không được nhận.', 'Cập nhật ứng dụng rồi gửi lại.'],
    ['This kind of data is not accepted.', 'Update the app and send again.'],
  ),
  'not-found': entry(
    'Y4',
    404,
    ['Không có trang này.', 'Quay về Hôm nay.'],
    ['There is no such page.', 'Go back to Today.'],
  ),
  'foreign-origin': entry(
    'Y5',
    403,
    ['Yêu cầu đến từ một trang khác.', 'Mở ứng dụng từ biểu tượng trên màn hình chính.'],
    ['The request came from another site.', 'Open the app from the home screen.'],
  ),
  'slow-down': entry(
    'Y6',
    429,
    ['Thử quá nhiều lần.', 'Chờ một phút rồi thử lại.'],
    ['Too many attempts.', 'Wait a minute and try again.'],
  ),
  internal: entry(
    'Y7',
    500,
    [
      'Máy chủ gặp lỗi.',
      'Bản ghi vẫn ở trên máy và sẽ tự gửi lại. Nếu lặp lại, báo quản trị mã này.',
    ],
    [
      'The server failed.',
      'Your entries are still on this device and will be sent again. If it repeats, report this code.',
    ],
  ),
  'epoch-changed': entry(
    'Y8',
    409,
    ['Máy chủ vừa được khôi phục.', 'Máy sẽ tự gửi lại những gì còn giữ; không cần làm gì.'],
    ['The server was restored.', 'The app offers again what it holds; nothing to do.'],
  ),
  busy: entry(
    'Y9',
    503,
    ['Máy chủ đang bận.', 'Bản ghi vẫn ở trên máy và sẽ tự gửi lại; không cần làm gì.'],
    ['The server is busy.', 'Your entries are on this device and are sent again by themselves.'],
  ),
  // Rescue files
  'rescue-damaged': entry(
    'C1',
    422,
    [
      'Tệp cứu hộ này không mở được: có thể bị cắt hoặc bị sửa trên đường gửi.',
      'Xin người gửi gửi lại tệp gốc (gửi dạng tệp). Bản ghi vẫn còn trên máy đã tạo tệp.',
    ],
    [
      'This rescue file cannot be opened: it may have been cut or changed on the way.',
      'Ask for the original file again. The entries are still on the phone that made it.',
    ],
  ),
  'rescue-foreign': entry(
    'C2',
    422,
    [
      'Tệp cứu hộ này không phải của tỉnh này.',
      'Nạp tệp ở đúng địa chỉ mà người tạo tệp vẫn dùng.',
    ],
    ['This rescue file is not of this province.', 'Hand it in at the address its maker uses.'],
  ),
  'rescue-newer': entry(
    'C3',
    422,
    [
      'Tệp cứu hộ này do bản mới hơn của ứng dụng tạo.',
      'Giữ tệp lại và báo quản trị nâng cấp máy chủ; rồi nạp lại.',
    ],
    [
      'This rescue file was made by a newer version.',
      'Keep it, ask the administrator to upgrade the server, then hand it in again.',
    ],
  ),
  // Signing in
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
  'report-moved': entry(
    'D14',
    409,
    ['Số liệu vừa thay đổi sau khi lập báo cáo.', 'Lập lại báo cáo, xem số liệu mới rồi chốt.'],
    [
      'The figures have just changed since the report was built.',
      'Build the report again, look at the new figures, then freeze it.',
    ],
  ),
  'text-moved': entry(
    'D7',
    409,
    [
      'Người khác vừa sửa đoạn này.',
      'Sao chép lời của bạn, tải lại báo cáo để xem bản mới rồi ghi tiếp.',
    ],
    [
      'Somebody else has just changed this part.',
      'Copy your words, load the report again to see the new version, then go on.',
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
  'mismatching-upload-offset': entry(
    'Y10',
    409,
    ['Ảnh gửi tiếp không đúng chỗ.', 'Máy sẽ tự hỏi lại và gửi tiếp; không cần làm gì.'],
    ['The photo was continued at the wrong place.', 'The app asks and goes on by itself.'],
  ),
  'photo-damaged': entry(
    'Y11',
    422,
    ['Ảnh bị hỏng trên đường gửi.', 'Máy sẽ tự gửi lại từ đầu; không cần làm gì.'],
    ['The photo was damaged on the way.', 'The app sends it again by itself.'],
  ),
  'photo-refused': entry(
    'Y12',
    422,
    ['Tỉnh không nhận tệp này làm ảnh.', 'Bỏ ảnh này ra và chụp lại.'],
    ['The province does not take this file as a photo.', 'Remove it and take it again.'],
  ),
} as const satisfies Readonly<Record<string, Entry>>;
