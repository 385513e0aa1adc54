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
  // Reports
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
  'setting-moved': entry(
    'D16',
    409,
    ['Người khác vừa đổi thiết lập này.', 'Tải lại trang để xem, rồi đổi tiếp nếu vẫn cần.'],
    [
      'Somebody else has just changed this setting.',
      'Load the page again to see it, then change it if it is still needed.',
    ],
  ),
  'report-frozen': entry(
    'D17',
    409,
    [
      'Báo cáo của kỳ này đã chốt nên ngày của kỳ giữ nguyên.',
      'Việc phát sinh thêm đưa vào báo cáo bổ sung, hoặc đặt ngày cho năm sau.',
    ],
    [
      'The report of this period is frozen, so its days stay.',
      'What came later goes into an addendum, or set the days of the next year.',
    ],
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
